package nl.kring.programme;

/** What a definition can refer to outside of itself. */
public interface DefinitionReferences {

    /** Whether there is a form with this id. */
    boolean hasForm(String id);

    /** Whether there is a process with this id. */
    boolean hasProcess(String id);
}
