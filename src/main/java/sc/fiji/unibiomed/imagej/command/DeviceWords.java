package sc.fiji.unibiomed.imagej.command;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.runtime.Devices;

/** The devices of this computer as a remark in a dialog. */
final class DeviceWords {

	/** Characters of a line; dialogs become as wide as their longest. */
	private static final int WIDTH = 88;

	private DeviceWords() {
	}

	/** A line for each device, or several where there is much to say, as HTML, which is how SciJava's dialogs break lines. */
	static String html(final List<Devices.Status> devices) {
		return "<html>" + lines(devices).stream().map(line -> line.replace("&", "&amp;").replace("<", "&lt;")).reduce((
			first, second) -> first + "<br>" + second).orElse("") + "</html>";
	}

	/** The same as lines of plain text. */
	static List<String> lines(final List<Devices.Status> devices) {
		final List<String> lines = new ArrayList<>();
		for (final Devices.Status device : devices) {
			final StringBuilder line = new StringBuilder();
			for (final String word : ("Device " + device.label() + (device.usable() ? ": " : " cannot be used: ") + device.remark())
				.split(" "))
			{
				if (line.length() + word.length() > WIDTH) {
					lines.add(line.toString());
					line.setLength(0);
					line.append("   ");
				}
				line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
			}
			lines.add(line.toString());
		}
		return lines;
	}
}
