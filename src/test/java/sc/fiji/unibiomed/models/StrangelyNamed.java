package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary folders whose names have blanks, and letters of several alphabets where the system's encoding has them. */
public final class StrangelyNamed implements TempDirFactory {

	@Override
	public Path createTempDirectory(final AnnotatedElementContext element, final ExtensionContext context)
		throws IOException
	{
		try {
			return Files.createTempDirectory("Müller & 山田 lab ");
		}
		catch (final InvalidPathException e) {
			return Files.createTempDirectory("a lab with blanks ");
		}
	}
}
