/**
 * The computer-generated sample images, in ImageJ's menu <em>File ▸ Open Samples</em>. They are ImageJ plugins and not SciJava
 * commands, so that one {@code plugins.config} serves Fiji, where it is in the plugin's jar, and plain ImageJ, where the menu jar
 * has a copy: plain ImageJ looks only into jars with an underscore in their names, so neither shows a sample twice.
 */
package sc.fiji.unibiomed.imagej.sample;
