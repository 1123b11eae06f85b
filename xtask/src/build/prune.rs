//! Leaves out functions that are never called, though the compiler cannot know it.

use anyhow::{Context, Result, bail};
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

/// Leptos can take over a page in two ways, and every view carries both in a table. Folkmoot takes a page over at
/// once; the other way, for apps whose code comes in parts, would be a quarter of what phones download.
const OTHER_WAY: &str = "13hydrate_async";
/// What starts that other way.
const STARTS_OTHER_WAY: [&str; 2] = ["12hydrate_lazy", "18hydrate_from_async"];

/// Where every panic goes to be worded. A phone's app then stops without words, which nobody there would read.
const PANIC_WORDS: &str = "4core9panicking9panic_fmt";

/// Reads wasm whose names are still mangled, and empties what is never called.
pub fn read(wasm: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    // The compiler's output needs no second opinion.
    config.strict_validate(false).generate_producers_section(false);
    let mut module = config.parse(wasm).context("cannot read the compiled wasm")?;
    if module.funcs.iter().any(|function| is_named(&function.name, &STARTS_OTHER_WAY)) {
        bail!("the app calls `hydrate_lazy`, which needs what xtask/src/build/prune.rs leaves out: change one of them");
    }
    let unused: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| is_named(&module.funcs.get(*id).name, &[OTHER_WAY, PANIC_WORDS]))
        .map(|(id, function)| (id, function.ty(), function.args.clone()))
        .collect();
    for (id, kind, arguments) in unused {
        let (takes, gives) = module.types.params_results(kind);
        let (takes, gives) = (takes.to_vec(), gives.to_vec());
        let mut empty = FunctionBuilder::new(&mut module.types, &takes, &gives);
        empty.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(empty.local_func(arguments));
    }
    Ok(module)
}

fn is_named(name: &Option<String>, any: &[&str]) -> bool {
    name.as_ref().is_some_and(|name| any.iter().any(|part| name.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_called_is_emptied_and_nothing_else() {
        let mut module = Module::default();
        for name in ["_ZN6tachys13hydrate_async17h0E", "_ZN6tachys7hydrate17h0E"] {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
            function.name(name.to_owned()).func_body().i32_const(7);
            let id = function.finish(vec![], &mut module.funcs);
            module.exports.add(name, id);
        }
        let pruned = read(&module.emit_wasm()).expect("valid wasm");
        let instructions = |part: &str| {
            let (_, function) =
                pruned.funcs.iter_local().find(|(id, _)| is_named(&pruned.funcs.get(*id).name, &[part])).expect("kept");
            format!("{:?}", function.block(function.entry_block()).instrs)
        };
        assert!(instructions("13hydrate_async").contains("Unreachable"));
        assert!(instructions("7hydrate17h0E").contains("Const"));
    }

    #[test]
    fn an_app_that_needs_the_rest_is_refused() {
        let mut module = Module::default();
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        function.name("_ZN6leptos5mount12hydrate_lazy17h0E".to_owned()).func_body();
        let id = function.finish(vec![], &mut module.funcs);
        module.exports.add("start", id);
        let refused = read(&module.emit_wasm()).expect_err("hydrate_lazy is used").to_string();
        assert!(refused.contains("hydrate_lazy"));
    }
}
