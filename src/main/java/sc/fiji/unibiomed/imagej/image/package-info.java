/**
 * Images that are open in ImageJ as raw planes and facts, and ROIs as masks.
 */
package sc.fiji.unibiomed.imagej.image;
