/**
 * What all commands share: the open image, inputs, macro options, notes in dialogs, refusals, progress.
 */
package sc.fiji.unibiomed.imagej.dialog;
