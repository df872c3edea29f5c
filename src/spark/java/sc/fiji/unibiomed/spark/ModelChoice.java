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

import java.io.IOException;
import java.util.Map;

import org.apache.spark.resource.ResourceInformation;

import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.option.RuntimeChoice;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.ThreadCount;

/**
 * Which model a task uses, and how it runs.
 *
 * @param model its name
 * @param runtime device, precision and threads
 */
record ModelChoice(String model, RuntimeChoice runtime) {

	private static final String GPU = "gpu";

	/**
	 * What the options leave open is what Spark gave the task: its GPU, if it has one, and as many threads as processor
	 * cores, unless the computer has far fewer.
	 *
	 * @param resources of the task
	 * @param cores of the task
	 */
	static ModelChoice of(final BatchOptions options, final Map<String, ResourceInformation> resources,
		final int cores)
	{
		final RuntimeChoice asked = options.runtime();
		final ResourceInformation gpu = resources.get(GPU);
		final boolean given = "auto".equals(asked.device()) && gpu != null && gpu.addresses().length > 0;
		final RuntimeChoice runtime = new RuntimeChoice(given ? "cuda:" + gpu.addresses()[0] : asked.device(),
			asked.precision(), asked.threads() == 0 ? Math.min(cores, ThreadCount.most()) : asked.threads());
		return new ModelChoice(options.namedModel(), runtime);
	}

	/**
	 * Opens the model and loads what every image needs, so that a model that cannot be used here is no failure of the
	 * images.
	 *
	 * @throws IOException if it cannot be read
	 */
	LoadedModel open() throws IOException {
		final LoadedModel loaded = new LoadedModel(new Models(CacheFolder.ofUser()).open(model), runtime.here());
		boolean usable = false;
		try {
			loaded.loadForPicture();
			usable = true;
			return loaded;
		}
		finally {
			if (!usable) {
				loaded.close();
			}
		}
	}
}
