/**
 * The entries of the menu Plugins &gt; UniBiomed. Inputs have one-word lower-case names, because these are their keys in
 * macros, and each label begins with the name, because plain ImageJ takes the keys from there.
 */
package sc.fiji.unibiomed.imagej.command;
