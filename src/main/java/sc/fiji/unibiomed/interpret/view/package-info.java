/**
 * What of an image the model is shown: planes, modality, intensities, fields; chosen by users, kept with images, and
 * decided where they are left open.
 */
package sc.fiji.unibiomed.interpret.view;
