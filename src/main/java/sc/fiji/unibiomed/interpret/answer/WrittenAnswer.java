package sc.fiji.unibiomed.interpret.answer;

import java.util.List;

/**
 * What the language model wrote.
 *
 * @param text decoded with special tokens kept, white space stripped at both ends: the reference's {@code prediction}
 * @param promptTokens ids in
 * @param tokens ids out, the one that ended the answer included
 * @param segHiddenStates for each {@code [SEG]} that the model went on from, its hidden state; one that is the very last
 *          token has none
 */
public record WrittenAnswer(String text, List<Integer> promptTokens, List<Integer> tokens, List<float[]> segHiddenStates) {
}
