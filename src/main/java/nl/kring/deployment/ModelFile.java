package nl.kring.deployment;

/**
 * A file with processes, decisions or a form.
 *
 * @param name as the sender called it, for instance {@code SessionProcess.bpmn}
 */
public record ModelFile(String name, byte[] content) {}
