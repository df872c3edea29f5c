/**
 * A question and the picture it is about: picture, regions, prompt text, and the checks before anything is
 * computed.
 */
package sc.fiji.unibiomed.interpret.question;
