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
package sc.fiji.unibiomed.fiji.bioformats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

import org.scijava.plugin.Plugin;

import loci.formats.ImageReader;
import sc.fiji.unibiomed.interpret.file.ImageFormat;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** What Bio-Formats reads, which are some 170 formats (bio-formats.readthedocs.io, "Supported Formats"). */
@Plugin(type = ImageFormat.class)
public final class BioFormatsFormat implements ImageFormat {

	/**
	 * Those formats whose files are images beyond doubt, and not parts of one of which another file is the first.
	 * Bio-Formats also reads some kinds of {@code .txt}, {@code .xml} or {@code .zip}, which in a folder are mostly
	 * something else.
	 */
	private static final Set<String> SUFFIXES = Set.of("bif", "btf", "czi", "dcm", "dicom", "dm3", "dm4", "flex", "fli",
		"ics", "ims", "ipl", "j2k", "jp2", "jpx", "lei", "lif", "lsm", "mrc", "mvd2", "nd2", "ndpi", "nii", "nii.gz",
		"nrrd", "oib", "oif", "oir", "pic", "qptiff", "scn", "sld", "sldy", "stk", "svs", "tf2", "tf8", "vms", "vsi",
		"xqd", "zvi");

	@Override
	public boolean isAvailable() {
		try {
			Class.forName("loci.formats.ImageReader", false, BioFormatsFormat.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			// Bio-Formats is not there, as in a plain ImageJ.
			return false;
		}
	}

	@Override
	public Set<String> suffixes() {
		return SUFFIXES;
	}

	@Override
	public boolean reads(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (SUFFIXES.stream().anyMatch(suffix -> name.endsWith("." + suffix))) {
			return true;
		}
		// Not kept: readers remember what they have looked at, and are not for several threads.
		try (ImageReader readers = new ImageReader()) {
			return readers.isThisType(file.toString(), true);
		}
		catch (final IOException e) {
			// It cannot even be looked at.
			return false;
		}
	}

	@Override
	public ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level) throws IOException {
		return BioFormatsSource.open(file, planes, level);
	}
}
