package dev.rapport.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whoever builds on these modules reads what a type promises on the type itself. */
class JavadocTest {
    private static final List<String> MODULES = List.of("domain", "adapters-http", "testkit");

    @Test
    void every_public_type_says_what_it_promises() throws IOException {
        PublicTypes types = new PublicTypes();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                types.scan(new TreePath(unit), trees);
            }
        }

        assertThat(types.seen).isGreaterThan(100);
        assertThat(types.silent).as("public types without a Javadoc").isEmpty();
    }

    private static List<Path> sources() {
        return MODULES.stream()
                .flatMap(module -> files(Path.of("..", module, "src", "main", "java")))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds types that can be named from everywhere; what lies inside one that cannot is passed over. */
    private static final class PublicTypes extends TreePathScanner<Void, Trees> {
        private final List<String> silent = new ArrayList<>();
        private int seen;

        @Override
        public Void visitClass(ClassTree type, Trees trees) {
            if (!isPublic(type)) {
                return null;
            }
            seen++;
            String doc = trees.getDocComment(getCurrentPath());
            if (doc == null || doc.isBlank()) {
                silent.add(getCurrentPath().getCompilationUnit().getPackage().getPackageName() + ": "
                        + type.getSimpleName());
            }
            return super.visitClass(type, trees);
        }

        /** Members of an interface are public without the word. */
        private boolean isPublic(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
        }
    }
}
