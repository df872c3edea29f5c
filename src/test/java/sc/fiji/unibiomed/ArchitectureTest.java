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
package sc.fiji.unibiomed;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom, and what no class may do. */
class ArchitectureTest {

	/** ArchUnit's own option knows one place of test classes only, and builds with a profile may have another. */
	private static final ImportOption WITHOUT_TESTS = location -> !location.contains("/test-classes/");
	static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(WITHOUT_TESTS)
		.importPackages("sc.fiji.unibiomed");
	private static final String ROOT = "sc.fiji.unibiomed.";

	@Test
	void packagesUseOnlyWhatIsBelowThem() {
		final ArchRule rule = layeredArchitecture() //
			.consideringOnlyDependenciesInAnyPackage(ROOT + ".") //
			.layer("util").definedBy(ROOT + "util..") //
			.layer("checkpoint").definedBy(ROOT + "checkpoint..") //
			.layer("onnx").definedBy(ROOT + "onnx..") //
			.layer("image").definedBy(ROOT + "image..") //
			.layer("network").definedBy(ROOT + "network..") //
			.layer("runtime").definedBy(ROOT + "runtime..") //
			.layer("findings").definedBy(ROOT + "findings..") //
			.layer("interpret").definedBy(ROOT + "interpret..") //
			.layer("models").definedBy(ROOT + "models..") //
			.layer("batch").definedBy(ROOT + "batch..") //
			.layer("evaluate").definedBy(ROOT + "evaluate..") //
			.layer("imagej").definedBy(ROOT + "imagej..") //
			.layer("cli").definedBy(ROOT + "cli..") //
			.optionalLayer("spark").definedBy(ROOT + "spark..") //
			.optionalLayer("fiji").definedBy(ROOT + "fiji..") //
			.whereLayer("util").mayNotAccessAnyLayer() //
			.whereLayer("checkpoint").mayOnlyAccessLayers("util") //
			.whereLayer("onnx").mayNotAccessAnyLayer() //
			.whereLayer("image").mayNotAccessAnyLayer() //
			.whereLayer("network").mayOnlyAccessLayers("checkpoint", "onnx") //
			.whereLayer("runtime").mayOnlyAccessLayers("util", "checkpoint", "onnx", "network") //
			.whereLayer("findings").mayOnlyAccessLayers("util", "image") //
			.whereLayer("interpret").mayOnlyAccessLayers("util", "checkpoint", "runtime", "image", "findings") //
			.whereLayer("models").mayOnlyAccessLayers("util", "checkpoint", "runtime") //
			.whereLayer("batch")
			.mayOnlyAccessLayers("util", "checkpoint", "runtime", "image", "findings", "interpret", "models") //
			.whereLayer("evaluate")
			.mayOnlyAccessLayers("util", "checkpoint", "runtime", "image", "findings", "interpret", "models") //
			.whereLayer("imagej").mayOnlyBeAccessedByLayers("cli", "fiji") //
			.whereLayer("cli").mayOnlyBeAccessedByLayers("spark") //
			.whereLayer("spark").mayNotBeAccessedByAnyLayer() //
			.whereLayer("fiji").mayNotBeAccessedByAnyLayer();
		rule.check(CLASSES);
	}

	@Test
	void partsHaveNoCycles() {
		final ArchRule rule = slices().matching("sc.fiji.unibiomed.(*)..").should().beFreeOfCycles();
		rule.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		final ArchRule rule = slices().matching("sc.fiji.unibiomed.(**)").should().beFreeOfCycles();
		rule.check(CLASSES);
	}

	@Test
	void onlyThePackageImagejUsesImageJAndWindows() {
		final ArchRule rule = noClasses().that().resideOutsideOfPackages(ROOT + "imagej..", ROOT + "fiji..").should()
			.dependOnClassesThat(resideInAPackage("ij..").or(resideInAPackage("javax.swing.."))
				.or(nameMatching("java\\.awt\\.(Window|Frame|Dialog)")));
		rule.check(CLASSES);
	}

	@Test
	void nothingStaticChanges() {
		final ArchRule rule = fields().that().areStatic().should().beFinal();
		rule.check(CLASSES);
	}

	@Test
	void onlyProgramsEndTheProcess() {
		final ArchRule rule = noClasses().that().doNotHaveFullyQualifiedName(ROOT + "cli.Main").and()
			.doNotHaveFullyQualifiedName(ROOT + "spark.SparkBatch").and()
			.doNotHaveFullyQualifiedName(ROOT + "imagej.dialog.BatchProcess").should()
			.callMethod(System.class, "exit", int.class).orShould().callMethod(Runtime.class, "halt", int.class);
		rule.check(CLASSES);
	}

	@Test
	void loggingGoesThroughSlf4j() {
		final ArchRule rule = noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
		rule.check(CLASSES);
	}

	@Test
	void nobodyPrintsStackTraces() {
		final ArchRule rule = noClasses().should().callMethodWhere(target(name("printStackTrace")));
		rule.check(CLASSES);
	}
}
