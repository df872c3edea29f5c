package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.runtime.Devices;

class DeviceWordsTest {

	@Test
	void usableDevicesSayWhatTheyAreAndOthersWhyNot() {
		assertEquals("<html>Device cpu: 2 processors<br>Device cuda cannot be used: a &amp; b &lt; c</html>", DeviceWords.html(
			List.of(new Devices.Status("cpu", true, "2 processors"), new Devices.Status("cuda", false, "a & b < c"))));
	}

	@Test
	void longReasonsTakeSeveralLines() {
		final List<String> lines = DeviceWords.lines(List.of(new Devices.Status("cuda:0", false, "word ".repeat(50))));
		assertTrue(lines.size() > 2);
		lines.forEach(line -> assertTrue(line.length() <= 92, line));
		assertTrue(lines.get(1).startsWith("   word word"), lines.get(1));
	}
}
