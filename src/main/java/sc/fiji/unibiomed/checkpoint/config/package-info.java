/**
 * The configuration of a checkpoint: vision tower, language model, SAM 2, chat template.
 */
package sc.fiji.unibiomed.checkpoint.config;
