/**
 * Image files as {@link sc.fiji.unibiomed.image.raw.RawImage}: raw pixels, and what ImageJ would know of the file and
 * how it would show it.
 */
package sc.fiji.unibiomed.image.file;
