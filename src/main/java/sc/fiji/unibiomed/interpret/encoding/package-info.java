/**
 * What is computed of a picture before the first word: tiles, visual tokens, SAM 2's features; kept for the
 * next question.
 */
package sc.fiji.unibiomed.interpret.encoding;
