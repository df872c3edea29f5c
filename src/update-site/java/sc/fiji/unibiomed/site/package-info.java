/**
 * Assembles the folder of an ImageJ update site from what the build has made. Not part of the plugin: what is here is
 * compiled beside the tests and never shipped.
 * <p>
 * The rules are those of ImageJ's updater, <a href="https://github.com/imagej/imagej-updater">imagej-updater</a>: how it
 * calculates checksums ({@code UpdaterUtil}, {@code FilterManifest}, {@code SkipHashedLines}), what it reads and writes as
 * {@code db.xml.gz} ({@code XMLFileReader}, {@code XMLFileWriter}), which platforms it knows ({@code Platforms}), and where
 * it looks for a file of a site ({@code FilesCollection.getURL}).
 */
package sc.fiji.unibiomed.site;
