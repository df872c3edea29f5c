/**
 * The tokenizer's files: vocabulary, merges, added tokens, ids of special tokens.
 */
package sc.fiji.unibiomed.checkpoint.tokenizer;
