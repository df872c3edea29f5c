/**
 * An answer while it is written, and when it is there: tokens, text, listener, timings.
 */
package sc.fiji.unibiomed.interpret.answer;
