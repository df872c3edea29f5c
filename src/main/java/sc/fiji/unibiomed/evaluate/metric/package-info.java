/**
 * How well an answer agrees with what is known: overlap of masks, words in common, and how sure a mean is. Knows nothing of
 * files and models.
 */
package sc.fiji.unibiomed.evaluate.metric;
