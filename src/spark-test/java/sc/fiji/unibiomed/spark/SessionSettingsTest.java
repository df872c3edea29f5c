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
		assertEquals(String.valueOf(Runtime.getRuntime().availableProcessors()), of("spark.task.cpus", "spark.master", "local[*]"));
		assertEquals("8", of("spark.task.cpus", "spark.master", "yarn", "spark.executor.cores", "8"));
		assertEquals("", of("spark.task.cpus", "spark.master", "spark://host:7077"));
	}

	@Test
	void whatTheUserSaysAboutCoresAndGpusHolds() {
		assertEquals("2", of("spark.task.cpus", "spark.master", "local[8]", "spark.task.cpus", "2"));
		assertEquals("", of("spark.task.cpus", "spark.master", "yarn", "spark.executor.cores", "8", "spark.task.resource.gpu.amount",
			"1"));
	}

	@Test
	void pluginsOfTheUserStay() {
		assertEquals(ExecutorEnd.class.getName(), of("spark.plugins"));
		assertEquals("a.Plugin," + ExecutorEnd.class.getName(), of("spark.plugins", "spark.plugins", "a.Plugin"));
	}
}
