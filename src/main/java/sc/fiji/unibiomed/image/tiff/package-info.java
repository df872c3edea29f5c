/**
 * TIFF files (TIFF 6.0) as far as Java's own reader does not go: directories with all their tags, and samples of more
 * than 8 bits. Files may be damaged or made to do damage: nothing is read outside of them, and nothing endlessly.
 */
package sc.fiji.unibiomed.image.tiff;
