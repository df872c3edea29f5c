package sc.fiji.unibiomed.doors;

import java.util.List;

/** The doors of this program, without those that need Fiji's other parts or Spark. */
public final class Doors {

	private Doors() {
	}

	/** The one that the others are compared with. */
	public static Door expected() {
		return new ServiceDoor();
	}

	/** The others. */
	public static List<Door> others() {
		return List.of(new MacroDoor(), new AssistantDoor(), new InterpretDoor(), new BatchDoor(), new ManifestDoor(),
			new ImgLib2Door());
	}
}
