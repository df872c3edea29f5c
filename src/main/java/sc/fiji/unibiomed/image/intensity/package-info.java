/**
 * How pixel values of any range become the 8-bit values that the model sees: windows, percentiles, colours. Knows nothing of
 * ImageJ.
 */
package sc.fiji.unibiomed.image.intensity;
