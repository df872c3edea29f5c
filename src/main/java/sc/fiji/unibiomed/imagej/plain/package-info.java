/**
 * The commands in plain ImageJ, which knows nothing of SciJava: menu entries, dialogs, macro options and recording. Steps
 * aside in Fiji, where imagej-legacy does all of this.
 */
package sc.fiji.unibiomed.imagej.plain;
