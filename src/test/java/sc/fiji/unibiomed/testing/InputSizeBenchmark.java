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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * Time and memory by the size of what is asked about, with the demo model. One measurement per process, as the memory
 * that a process has ever held is measured:
 *
 * <pre>
 * java -Xmx1g -cp … sc.fiji.unibiomed.testing.InputSizeBenchmark volume 100
 * java -Xmx1g -cp … sc.fiji.unibiomed.testing.InputSizeBenchmark planes 100
 * java -Xmx2g -cp … sc.fiji.unibiomed.testing.InputSizeBenchmark area 4000
 * </pre>
 */
public final class InputSizeBenchmark {

	private static final int PLANE = 512;

	private InputSizeBenchmark() {}

	public static void main(final String[] args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final int size = Integer.parseInt(args[1]);
		final ImagePlus image = args[0].equals("area") ? mosaic(size) : volume(size);
		final long imageMiB = args[0].equals("area") ? 4L * size * size >> 20 : 0;
		final Planes planes = switch (args[0]) {
			case "volume" -> Planes.VOLUME;
			case "planes" -> Planes.EACH_SLICE;
			default -> Planes.CURRENT;
		};
		final String target = args[0].equals("area") ? "nuclei" : "brain tumor";
		final String modality = args[0].equals("area") ? "pathology" : "MRI";
		final long before = residentMiB("VmRSS");
		final long begin = System.nanoTime();
		try (Context context = new Context(UniBiomedService.class, org.scijava.prefs.PrefService.class)) {
			final UniBiomedService unibiomed = context.service(UniBiomedService.class);
			final ImageAnswer answer = unibiomed.segment(image, target,
				AskOptions.usual().withModality(modality).withPlanes(planes));
			final double asked = (System.nanoTime() - begin) / 1e9;
			final int regions = unibiomed.presenter().show(answer, ResultPlacement.OVERLAY).size();
			System.out.printf(Locale.ROOT,
				"%s %d: %.1f s to the answer, %.1f s with regions, %d regions, %d pixels inside, peak %d MiB" +
					" resident, of which image %d MiB and Java before %d MiB%n",
				args[0], size, asked, (System.nanoTime() - begin) / 1e9, regions,
				answer.answer().findings().stream().mapToLong(finding -> finding.pixels()).sum(), residentMiB("VmHWM"),
				imageMiB, before);
			answer.answer().notes().forEach(System.out::println);
		}
	}

	/** Slices of the sample volume over and over, made when they are asked for. */
	private static ImagePlus volume(final int slices) {
		final ImageStack sample = IJ.openImage("sample-images/21_mri_stack_12slices.tif").getStack();
		final ImageStack stack = new VirtualStack(PLANE, PLANE, slices) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				// Up and down, so that neighbours stay neighbours.
				final int at = (n - 1) % (2 * sample.size() - 2);
				return sample.getProcessor(1 + (at < sample.size() ? at : 2 * sample.size() - 2 - at)).duplicate();
			}
		};
		final ImagePlus image = new ImagePlus("mri", stack);
		image.setDimensions(1, slices, 1);
		image.setSlice(slices / 2);
		return image;
	}

	/** The sample section side by side, mirrored so that it has no seams. */
	private static ImagePlus mosaic(final int side) {
		final ColorProcessor sample = (ColorProcessor) IJ.openImage("sample-images/01_pathology.png").getProcessor()
			.convertToRGB();
		final int[] tile = (int[]) sample.getPixels();
		final int length = sample.getWidth();
		final int[] pixels = new int[side * side];
		for (int y = 0; y < side; y++) {
			final int fromY = y / length % 2 == 0 ? y % length : length - 1 - y % length;
			for (int x = 0; x < side; x++) {
				final int fromX = x / length % 2 == 0 ? x % length : length - 1 - x % length;
				pixels[y * side + x] = tile[fromY * length + fromX];
			}
		}
		return new ImagePlus("section", new ColorProcessor(side, side, pixels));
	}

	/** Of this process, as Linux tells it. */
	private static long residentMiB(final String what) throws IOException {
		for (final String line : Files.readAllLines(Path.of("/proc/self/status"))) {
			if (line.startsWith(what + ":")) {
				return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
			}
		}
		throw new IOException("This system does not tell the memory of a process.");
	}
}
