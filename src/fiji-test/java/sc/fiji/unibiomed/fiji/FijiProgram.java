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
package sc.fiji.unibiomed.fiji;

import java.io.File;

import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.legacy.LegacyService;
import net.imagej.ops.OpService;
import net.imglib2.type.logic.BitType;
import org.scijava.convert.ConvertService;
import sc.fiji.unibiomed.imagej.UniBiomedService;

/** Starts what Fiji starts, imagej-legacy among it, and uses UniBiomed in it; prints what comes out. */
final class FijiProgram {

	private FijiProgram() {}

	@SuppressWarnings("unchecked")
	public static void main(final String... args) throws Exception {
		// Everything that is on the class path, as Fiji does it.
		final Context context = new Context();
		System.out.println("legacy " + context.service(LegacyService.class).isActive());

		final ImagePlus image = IJ.openImage(new File("sample-images/01_pathology.png").getAbsolutePath());
		System.out.println("service " + context.service(UniBiomedService.class).segment(image, "nuclei", "auto")
			.answer().findings().get(0).pixels());

		// An image of ImageJ's becomes a dataset by imagej-legacy's own converter.
		final Dataset dataset = context.service(ConvertService.class).convert(image, Dataset.class);
		System.out.println("op " + SampleDatasets
			.area((Iterable<BitType>) context.service(OpService.class).run("unibiomed.segment", dataset, "nuclei")));
		System.out.println("dataset " +
			SampleDatasets.area((Iterable<BitType>) context.service(OpService.class).run("unibiomed.segment",
				SampleDatasets.dataset(context.service(DatasetService.class), "01_pathology.png"), "nuclei")));

		IJ.runMacro("open('" + new File("sample-images/01_pathology.png").getAbsolutePath().replace('\\', '/') +
			"');\nrun('UniBiomed Segment...', 'target=nuclei modality=pathology objects=one results=overlay');\n" +
			"print('macro', Overlay.size);");
		System.out.println("images " + WindowManager.getImageCount());
		context.dispose();
		System.exit(0);
	}
}
