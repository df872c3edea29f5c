/**
 * The offer to fetch a model that is missing, and everything that reports a transfer.
 */
package sc.fiji.unibiomed.imagej.download;
