package dev.rapport.domain.discovery;

/**
 * Something odd about an account's numbers: a question, never a verdict, and never a silent correction.
 *
 * @param code as JSON and tables write it
 * @param evidence the numbers that raise the question, in a sentence
 */
public record Flag(String code, String evidence) {}
