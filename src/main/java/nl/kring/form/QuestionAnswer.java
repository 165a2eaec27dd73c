package nl.kring.form;

/** One question and what was answered, both in words. */
public record QuestionAnswer(String question, String answer) {}
