/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
/**
 * Assembles the folder of an ImageJ update site from what the build has made. Not part of the plugin: what is here is
 * compiled beside the tests and never shipped.
 * <p>
 * The rules are those of ImageJ's updater, <a href="https://github.com/imagej/imagej-updater">imagej-updater</a>: how
 * it calculates checksums ({@code UpdaterUtil}, {@code FilterManifest}, {@code SkipHashedLines}), what it reads and
 * writes as {@code db.xml.gz} ({@code XMLFileReader}, {@code XMLFileWriter}), which platforms it knows
 * ({@code Platforms}), and where it looks for a file of a site ({@code FilesCollection.getURL}).
 */
package sc.fiji.unibiomed.site;
