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
		return unibiomed.context().service(ModuleService.class).createModule(unibiomed.context().service(CommandService.class)
			.getCommand(OptionsCommand.class));
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
