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

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/** Closes the models of an executor when it ends. Spark makes it. */
public final class ExecutorEnd implements SparkPlugin, ExecutorPlugin {

	@Override
	public DriverPlugin driverPlugin() {
		return null;
	}

	@Override
	public ExecutorPlugin executorPlugin() {
		return this;
	}

	@Override
	public void shutdown() {
		if (!isProcessEnding()) {
			ExecutorModels.HERE.close();
		}
	}

	/** Then networks are stopped by a hook of their own, and the system frees everything. */
	private static boolean isProcessEnding() {
		final Thread hook = new Thread(() -> {});
		try {
			Runtime.getRuntime().addShutdownHook(hook);
			return !Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException e) {
			return true;
		}
	}
}
