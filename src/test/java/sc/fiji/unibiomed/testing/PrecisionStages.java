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
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.PrecisionErrors;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;

/** Prints how far each network in a precision is from float32 for the pictures of the recorded cases, as Markdown. */
public final class PrecisionStages {

	private PrecisionStages() {}

	/** @param args the checkpoint, the folder of the recorded cases, and precisions */
	public static void main(final String... args) throws IOException {
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]));
		final List<Path> pictures;
		try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
			pictures = files.filter(file -> file.getFileName().toString().matches("input_\\d+\\.png")).sorted()
				.toList();
		}
		final PrintStream out = System.out;
		out.printf(Locale.ROOT, "%d pictures%n%n| precision | network | relative error |%n|---|---|--:|%n",
			pictures.size());
		try (LoadedModel exact = new LoadedModel(checkpoint, RuntimeOptions.exactOnCpu())) {
			for (final String name : List.of(args).subList(2, args.length)) {
				final Precision precision = Precision.parse(name);
				try (LoadedModel model = new LoadedModel(checkpoint,
					new RuntimeOptions(Device.CPU, precision, Runtime.getRuntime().availableProcessors())))
				{
					final PrecisionErrors errors = new PrecisionErrors(exact, model);
					for (final Path picture : pictures) {
						errors.compare(ImageFiles.read(picture));
					}
					errors.means().forEach((stage, error) -> out.printf(Locale.ROOT, "| %s | %s | %.2e |%n",
						precision.label(), stage, error));
				}
			}
		}
	}
}
