package dev.rapport.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String DOMAIN = "dev.rapport.domain..";
    private static final String HTTP = "dev.rapport.adapter.http..";
    private static final String ADAPTERS = "dev.rapport.adapter..";
    private static final String PERSISTENCE = "dev.rapport.persistence..";
    private static final String SANDBOX = "dev.rapport.sandbox..";
    private static final String APP = "dev.rapport.app..";
    private static final String OURS = "dev.rapport..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rapport");

    @Test
    void every_module_is_in_view() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass each : PRODUCT) {
            seen.add(each.getPackageName().split("\\.")[2]);
        }
        assertThat(seen).contains("adapter", "app", "columnar", "domain", "persistence", "sandbox");
    }

    @Test
    void the_domain_knows_java_and_nothing_else() {
        check(classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..", "org.apache.commons.statistics.."));
    }

    @Test
    void the_statistics_library_stays_inside_the_domain_s_arithmetic() {
        check(noClasses()
                .that(not(resideInAPackage("dev.rapport.domain.engagement..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.statistics.."));
    }

    @Test
    void the_domain_does_no_input_or_output() {
        check(noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.sql..")
                .allowEmptyShould(false));
    }

    @Test
    void adapters_see_the_domain_and_the_http_kit_alone() {
        check(noClasses()
                .that()
                .resideInAPackage(ADAPTERS)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(DOMAIN, ADAPTERS)))));
    }

    @Test
    void adapters_never_see_each_other() {
        check(slices().matching("dev.rapport.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(resideInAPackage(HTTP)), resideInAPackage(HTTP)));
    }

    @Test
    void an_adapter_has_one_public_type() {
        check(classes()
                .that()
                .resideInAPackage(ADAPTERS)
                .and()
                .resideOutsideOfPackage(HTTP)
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .haveSimpleNameEndingWith("AdapterProvider"));
    }

    @Test
    void the_http_client_stays_in_its_kit() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio.."));
    }

    @Test
    void the_store_sees_the_domain_alone() {
        check(noClasses()
                .that()
                .resideInAPackage(PERSISTENCE)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(DOMAIN, PERSISTENCE)))));
    }

    @Test
    void the_database_s_libraries_stay_in_the_store() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(PERSISTENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "org.flywaydb..", "com.zaxxer.hikari..", "java.sql.."));
    }

    @Test
    void only_the_service_hands_the_store_to_a_library_and_only_it_knows_the_scheduler() {
        check(noClasses()
                .that(not(resideInAnyPackage(PERSISTENCE, "dev.rapport.app.serving")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.sql..", "com.github.kagkarlsson.."));
    }

    @Test
    void the_library_for_columns_stays_in_its_module() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rapport.columnar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.parquet.."));
    }

    @Test
    void the_store_has_few_public_types() {
        check(classes()
                .that()
                .resideInAPackage("dev.rapport.persistence")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("JooqStore")
                .and()
                .doNotHaveSimpleName("StoreOptions")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC));
    }

    @Test
    void the_sandbox_sees_no_module_but_the_domain() {
        check(noClasses()
                .that()
                .resideInAPackage(SANDBOX)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(DOMAIN, SANDBOX)))));
    }

    @Test
    void nobody_sees_the_application() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP));
    }

    @Test
    void nobody_sees_the_benchmarks() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("dev.rapport.benchmark.."));
    }

    @Test
    void only_the_application_is_wired_by_dagger() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dagger..", "javax.inject..", "jakarta.inject.."));
    }

    @Test
    void only_main_ends_the_process() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.rapport.app.Main")
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void packages_of_the_domain_form_no_circle() {
        check(slices().matching("dev.rapport.domain.(*)..").should().beFreeOfCycles());
    }

    @Test
    void packages_of_the_application_form_no_circle() {
        check(slices().matching("dev.rapport.app.(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
