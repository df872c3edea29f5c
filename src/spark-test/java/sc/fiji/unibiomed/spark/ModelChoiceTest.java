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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.option.RuntimeChoice;

class ModelChoiceTest {

	private static final Map<String, ResourceInformation> GPU = Map.of("gpu",
		new ResourceInformation("gpu", new String[] { "3" }));

	private static BatchOptions options(final String... more) {
		final List<String> arguments = new ArrayList<>(
			List.of("--model", "demo", "--output", Path.of("out").toString()));
		arguments.addAll(List.of(more));
		return new SentOptions(arguments).read();
	}

	@Test
	void aTaskUsesTheGpuAndTheCoresThatSparkGaveIt() {
		assertEquals(new ModelChoice("demo", new RuntimeChoice("cuda:3", "exact", 4)),
			ModelChoice.of(options(), GPU, 4));
		assertEquals(new RuntimeChoice("auto", "exact", 4), ModelChoice.of(options(), Map.of(), 4).runtime());
	}

	@Test
	void whatTheUserAsksForGoesFirst() {
		assertEquals(new RuntimeChoice("cpu", "fast", 2),
			ModelChoice.of(options("--device", "cpu", "--threads", "2", "--precision", "fast"), GPU, 4).runtime());
	}
}
