package sc.fiji.unibiomed.checkpoint.tokenizer;

/**
 * A token that is cut out of the text before all else. The flags are those of HuggingFace's {@code AddedToken}.
 *
 * @param id its token id, 0 or more
 * @param content its text, not empty
 * @param singleWord whether it only counts between word boundaries
 * @param lstrip whether it takes in white space on its left
 * @param rstrip whether it takes in white space on its right
 * @param normalized whether it is looked for in the normalised text instead of the raw one
 * @param special whether decoding may leave it out
 */
record AddedToken(int id, String content, boolean singleWord, boolean lstrip, boolean rstrip, boolean normalized,
	boolean special)
{}
