package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.runtime.device.Devices;

class DeviceTextTest {

	@Test
	void usableDevicesSayWhatTheyAreAndOthersWhyNot() {
		assertEquals("Device cpu: 2 processors\nDevice cuda cannot be used: a & b < c", DialogNote.text(DeviceText.html(List.of(
			new Devices.Status("cpu", true, "2 processors"), new Devices.Status("cuda", false, "a & b < c")))));
	}
}
