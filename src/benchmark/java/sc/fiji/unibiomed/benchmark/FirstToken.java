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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * How long it takes from the start of Java to the first token of an answer, if the model was prepared before: of a
 * question in words alone, and how much longer the vision encoder takes to load, which a question about a picture needs
 * too.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.FirstToken CHECKPOINT PRECISION [picture]
 * </pre>
 *
 * With {@code picture}, both networks are loaded before the question is asked, as for a picture.
 */
public final class FirstToken {

	private FirstToken() {}

	/** @param args see above */
	public static void main(final String... args) throws IOException {
		final CacheFolder cache = CacheFolder.ofUser();
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]), cache.checksums());
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, Precision.parse(args[1]),
			Runtime.getRuntime().availableProcessors(), cache.path());
		try (LoadedModel model = new LoadedModel(checkpoint, options)) {
			if (args.length > 2) {
				model.loadForPicture();
			}
			new Interpreter(model).interpret(Question.withoutPicture("What is a nucleus?").withMaxNewTokens(2),
				new InterpretationListener()
				{

					private boolean first = true;

					@Override
					public void progress(final Stage stage, final long done, final long total) {
						if (stage == Stage.DECODE && first) {
							first = false;
							System.out.printf(Locale.ROOT, "%s: %.2f s to the first token%n", args[1],
								(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) /
									1e3);
						}
					}
				}, new Cancellation());
		}
	}
}
