/**
 * What every part of the program needs and none owns: cancelling, progress, locks between processes, files
 * that appear whole or not at all, digests. Knows nothing of images or models.
 */
package sc.fiji.unibiomed.util;
