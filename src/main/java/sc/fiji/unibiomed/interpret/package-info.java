/**
 * The heart: an image and a question → a streamed answer → findings. Prompts as the reference builds them, greedy decoding,
 * masks of the answer's {@code [SEG]} tokens, memory for stacks.
 */
package sc.fiji.unibiomed.interpret;
