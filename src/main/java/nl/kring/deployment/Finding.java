package nl.kring.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that the check of a deployment found.
 *
 * @param file in which it is; empty where it is about the deployment as a whole
 * @param element the id of the element or component; empty where it is about the whole file
 * @param arguments what the text of the kind names: {@code deployment.finding.<kind>} in the bundles
 */
public record Finding(String file, String element, Kind kind, List<String> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding of(String file, String element, Kind kind, String... arguments) {
        return new Finding(file, element, kind, List.of(arguments));
    }

    /** Only errors keep a deployment from going live. */
    public boolean isError() {
        return !Kind.WARNINGS.contains(kind);
    }

    /** What can be wrong. */
    public enum Kind {
        // Files
        NOTHING_TO_DEPLOY,
        UNKNOWN_FILE,
        ZIP,
        UNSAFE_NAME,
        TOO_LARGE,
        TENANT,
        NOT_XML,
        DOCTYPE,
        NOT_BPMN,
        NOT_DMN,
        TWICE,
        ENGINE,
        // Processes as a whole
        NOT_EXECUTABLE,
        PART_NOT_EXECUTABLE,
        NO_HISTORY_END,
        BAD_HISTORY_END,
        NO_START,
        DANGLING,
        UNSUPPORTED_ELEMENT,
        NO_KIND_OF_TASK,
        MANUAL_TASK,
        LOOP,
        UNCONNECTED,
        // What runs
        SCRIPT,
        CONNECTOR,
        JAVA_CLASS,
        TASK_TYPE,
        EXTERNAL,
        FIELD,
        NO_IMPLEMENTATION,
        UNKNOWN_DELEGATE,
        WRONG_DELEGATE,
        BAD_EXPRESSION,
        UNKNOWN_BEAN,
        UNKNOWN_METHOD,
        UNKNOWN_VARIABLE,
        BAD_TIMER,
        // What is referred to
        NO_FORM,
        OTHER_FORM,
        UNKNOWN_FORM,
        NO_FORM_BINDING,
        FORM_BINDING,
        NO_GROUP,
        UNKNOWN_GROUP,
        UNKNOWN_USER,
        WITHOUT_ENROLMENT,
        NO_MESSAGE,
        UNKNOWN_MESSAGE,
        MESSAGE_NO_LONGER_AWAITED,
        UNKNOWN_SIGNAL,
        UNKNOWN_PROCESS,
        UNKNOWN_DECISION,
        CASE,
        ROUTING_FIELD_MISSING,
        ROUTING_VALUE_MISSING,
        ROUTING_FIELD_OPTIONAL,
        // Forms
        BAD_FORM,
        FORM_FIELD_MISSING,
        FORM_VALUE_UNKNOWN,
        FORM_ROUTING_FIELD_MISSING,
        FORM_ROUTING_VALUE_MISSING,
        FORM_PLACEHOLDER,
        BAD_FEEL,
        // Decisions
        BAD_DECISION,
        EXPRESSION_LANGUAGE,
        // Conventions
        NAME_MISSING,
        NAME_CAPITAL,
        NAME_SENTENCE_CASE,
        NAME_FULL_STOP,
        NAME_ONE_WORD,
        GATEWAY_QUESTION,
        GATEWAY_NO_NAME,
        ID_CONVENTION,
        NO_DOCUMENTATION,
        NO_REMINDER,
        NO_ESCALATION,
        NO_DUE_DATE,
        NO_ENGLISH;

        private static final Set<Kind> WARNINGS = Set.of(
                PART_NOT_EXECUTABLE,
                MANUAL_TASK,
                UNCONNECTED,
                EXTERNAL,
                FORM_BINDING,
                WITHOUT_ENROLMENT,
                MESSAGE_NO_LONGER_AWAITED,
                ROUTING_FIELD_OPTIONAL,
                FORM_PLACEHOLDER,
                NAME_MISSING,
                NAME_CAPITAL,
                NAME_SENTENCE_CASE,
                NAME_FULL_STOP,
                NAME_ONE_WORD,
                GATEWAY_QUESTION,
                GATEWAY_NO_NAME,
                ID_CONVENTION,
                NO_DOCUMENTATION,
                NO_REMINDER,
                NO_ESCALATION,
                NO_DUE_DATE,
                NO_ENGLISH);

        /** The key of its text in the bundles. */
        public String key() {
            return "deployment.finding." + name();
        }

        public static Stream<Kind> all() {
            return Stream.of(values());
        }
    }
}
