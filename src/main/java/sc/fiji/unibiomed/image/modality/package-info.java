/**
 * What kind of image something is: the ten modalities of the model, what is known of them, and how they are recognised
 * from the facts of an image.
 */
package sc.fiji.unibiomed.image.modality;
