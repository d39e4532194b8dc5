use cube::*;
fn load(path: &str, levels: usize) -> Cube {
    let name = |p: &str, n: usize| (0..n).map(|i| format!("{p}{i}")).collect::<Vec<_>>();
    let regions: Vec<String> = (0..40).map(|i| format!("R{i:02}")).collect();
    let refs = |v: &[String]| v.iter().map(|s| s.to_string()).collect::<Vec<_>>();
    let _ = refs;
    let r: Vec<&str> = regions.iter().map(String::as_str).collect();
    let lds: Vec<String> = name("L", 5);
    let kids: Vec<Vec<&str>> = (0..5).map(|l| r.iter().enumerate().filter(|(i, _)| i % 5 == l).map(|(_, s)| *s).collect()).collect();
    let ldr: Vec<&str> = lds.iter().map(String::as_str).collect();
    let mut nodes: Vec<(&str, &[&str])> = ldr.iter().zip(&kids).map(|(l, k)| (*l, &k[..])).collect();
    nodes.push(("NL", &ldr));
    let region = Dimension::tree("regio", &r, &nodes).unwrap();
    let flat = |n: &str, p: &str, k: usize| {
        let c = name(p, k);
        let c: Vec<&str> = c.iter().map(String::as_str).collect();
        Dimension::with_total(n, &c, "T").unwrap()
    };
    let mut dims = vec![region, flat("geslacht", "g", 2), flat("sector", "s", 12)];
    if levels > 0 {
        dims.push(flat("niveau", "n", levels));
    }
    let mut b = Builder::new(Shape::new(dims).unwrap());
    for line in std::fs::read_to_string(path).unwrap().lines().skip(1) {
        let f: Vec<&str> = line.split(',').collect();
        let mut pos = vec![f[0][1..].parse().unwrap(), f[2][1..].parse().unwrap(), f[3][1..].parse::<usize>().unwrap()];
        if levels > 0 {
            pos.push(f[4][1..].parse().unwrap());
        }
        let n: u64 = f[f.len() - 1].parse().unwrap();
        b.add(&pos, n, n as f64).unwrap();
    }
    b.roll_up().unwrap()
}
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    for (f, l) in [("small", 0), ("big", 8)] {
        let cube = load(&format!("{dir}/sdc_{f}.csv"), l);
        println!("cells {}", cube.count().len());
        for zeros in [Zeros::Shown, Zeros::Counted] {
            let t = std::time::Instant::now();
            let (p, cert) = suppress(&cube, 10, zeros).unwrap();
            let a = t.elapsed();
            let c = cert.check(&cube, &p).unwrap();
            println!("{zeros:?} {:?} {a:?} cert {:?} whole {} unknown {}", p.hidden(), t.elapsed() - a, c.whole, c.unknown);
            if l == 0 {
                let t = std::time::Instant::now();
                let x = audit(&cube, &p).unwrap();
                println!("audit {:?} {x:?}", t.elapsed());
            }
        }
    }
}
