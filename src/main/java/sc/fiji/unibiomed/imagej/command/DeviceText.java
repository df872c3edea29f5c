package sc.fiji.unibiomed.imagej.command;

import java.util.List;

import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.runtime.device.Devices;

/** The devices of this computer as a remark in a dialog. */
final class DeviceText {

	private DeviceText() {
	}

	/** A remark with a line for each device. */
	static String html(final List<Devices.Status> devices) {
		return DialogNote.html(devices.stream().map(device -> "Device " + device.label() + (device.usable() ? ": "
			: " cannot be used: ") + device.remark()).toList());
	}
}
