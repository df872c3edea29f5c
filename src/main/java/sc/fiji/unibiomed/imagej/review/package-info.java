/**
 * The findings review: a window with all findings of the session, linked with images and ROI Manager in both directions.
 * Only code that runs with a display may open it.
 */
package sc.fiji.unibiomed.imagej.review;
