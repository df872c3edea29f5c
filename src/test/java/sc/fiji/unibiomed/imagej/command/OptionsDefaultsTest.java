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
package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import sc.fiji.unibiomed.imagej.ServiceOnHub;

/** What the options begin with. */
class OptionsDefaultsTest {

	@TempDir
	private Path cache;
	private ServiceOnHub unibiomed;

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(cache);
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	private Module module() {
		return unibiomed.context().service(ModuleService.class)
			.createModule(unibiomed.context().service(CommandService.class).getCommand(OptionsCommand.class));
	}

	@Test
	void theModelThatWasChosenElsewhereIsShown() {
		unibiomed.choose("UniBiomed");
		final Module module = module();
		new OptionsDefaults().process(module);
		assertEquals("UniBiomed", module.getInput("model"));
		assertEquals(cache.toString(), module.getInput("cache"));
	}

	@Test
	void whatAScriptGivesStays() {
		unibiomed.choose("UniBiomed");
		final Module module = module();
		module.setInput("model", "demo");
		module.resolveInput("model");
		new OptionsDefaults().process(module);
		assertEquals("demo", module.getInput("model"));
	}
}
