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
import java.util.concurrent.ConcurrentHashMap;

import sc.fiji.unibiomed.util.Cancellation;

/** The models of an executor: one, or one for each GPU that Spark gives its tasks. */
final class ExecutorModels {

	/** Those of this process. */
	static final ExecutorModels HERE = new ExecutorModels();

	private final Map<ModelChoice, ExecutorModel> models = new ConcurrentHashMap<>();

	private ExecutorModels() {}

	/** See {@link ExecutorModel#use}. */
	<T> T use(final ModelChoice choice, final Cancellation cancellation, final ExecutorModel.Use<T> use)
		throws IOException
	{
		return models.computeIfAbsent(choice, ExecutorModel::new).use(cancellation, use);
	}

	/** Closes all of them. */
	void close() {
		models.values().forEach(ExecutorModel::close);
	}
}
