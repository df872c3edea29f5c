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

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

	private static String of(final String wanted, final String... given) {
		final SparkConf conf = new SparkConf(false);
		for (int i = 0; i < given.length; i += 2) {
			conf.set(given[i], given[i + 1]);
		}
		return SessionSettings.on(conf).get(wanted, "");
	}

	@Test
	void aTaskHasAllCoresOfItsExecutor() {
		assertEquals("3", of("spark.task.cpus", "spark.master", "local[3]"));
		assertEquals("3", of("spark.task.cpus", "spark.master", "local[3,2]"));
		assertEquals(String.valueOf(Runtime.getRuntime().availableProcessors()),
			of("spark.task.cpus", "spark.master", "local[*]"));
		assertEquals("8", of("spark.task.cpus", "spark.master", "yarn", "spark.executor.cores", "8"));
		assertEquals("", of("spark.task.cpus", "spark.master", "spark://host:7077"));
	}

	@Test
	void whatTheUserSaysAboutCoresAndGpusHolds() {
		assertEquals("2", of("spark.task.cpus", "spark.master", "local[8]", "spark.task.cpus", "2"));
		assertEquals("", of("spark.task.cpus", "spark.master", "yarn", "spark.executor.cores", "8",
			"spark.task.resource.gpu.amount", "1"));
	}

	@Test
	void pluginsOfTheUserStay() {
		assertEquals(ExecutorEnd.class.getName(), of("spark.plugins"));
		assertEquals("a.Plugin," + ExecutorEnd.class.getName(), of("spark.plugins", "spark.plugins", "a.Plugin"));
	}
}
