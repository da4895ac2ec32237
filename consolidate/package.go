package consolidate

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/plan"
)

// Folders and names of a package.
const (
	packageWord   = "推荐项目报送材料"
	folderForms   = "申报书"
	folderScans   = "扫描件"
	folderSources = "来源"
)

// PackageOptions are the flags of 打包: the list, where the package goes, where the received
// files lie.
type PackageOptions struct {
	Plan        *plan.Plan // of --plan; nil takes the one that the list carries
	PlanFrom    string
	List        string   // path of a list that was made final
	Out         string   // folder in which the package is put; "" puts it beside the list
	Sources     []string // where the received files lie; none looks beside the list
	Zip         bool     // an archive of it is written, too
	WithSources bool     // the county workbooks go with it, which hold other projects too

	Progress func(Step) // as of Options
}

// Packaged is a package that was written: 晋城市2021年度推荐项目报送材料, with 6 projects.
type Packaged struct {
	Choice   PlanChoice
	Region   plan.Region
	Path     string // of the folder
	Zip      string // path of the archive; "" for none
	Projects []PackagedProject
	Lost     []string // names of scans of its projects that were not found
	Books    int      // county workbooks in it
	NoBooks  []string // names of those that were asked for and not found
}

// PackagedProject is a project of a package: the 1st, 示例茶试点, with two scans.
type PackagedProject struct {
	Number int
	Name   string
	Scans  int // that lie in the package
}

// Package writes what goes up: the list, the forms of its projects, their scans as far as
// they came, and a manifest. Everything in it is made of the list, which holds nothing that
// stays in the office. An error is a *Failure.
func Package(ctx context.Context, o PackageOptions) (*Packaged, error) {
	told := stepsOf(o.Progress)
	list, err := openFinalList(ctx, o.Plan, o.PlanFrom, o.List, "打包")
	if err != nil {
		return nil, err
	}
	if o.Out == "" {
		o.Out = filepath.Dir(o.List)
	}
	if err := CheckFolder(o.Out); err != nil {
		return nil, err
	}
	if len(o.Sources) == 0 {
		o.Sources = []string{filepath.Dir(o.List)}
	}
	came, err := lookForReceived(ctx, o.Sources, told)
	if err != nil {
		return nil, err
	}
	p := &packing{list: list, came: came, scans: list.scans(ctx), projects: list.read.Projects(list.choice.Plan, list.of),
		bundle: bundle{dir: o.Out, name: packageName(list)}, done: &Packaged{Choice: list.choice, Region: list.of}}
	if err := p.fill(ctx, o.WithSources); err != nil {
		return nil, err
	}
	p.done.Path = p.bundle.path()
	if o.Zip {
		p.done.Zip = p.done.Path + ".zip"
	}
	told.begin("正在写出报送材料", 0)
	return p.done, p.bundle.write(ctx, o.Zip)
}

// packageName is 晋城市2021年度推荐项目报送材料, and （第2次定稿） behind that of a later final.
func packageName(l *finalList) string {
	return strings.TrimSuffix(record.OutputName(l.choice.Plan, l.of, packageWord+sheets.ListSuffix(l.read.Final)), ".xlsx")
}

// packing is a package that is being filled.
type packing struct {
	list     *finalList
	came     *received
	scans    map[string][]record.Source // by the identity of the project
	projects []sheets.ListedProject
	names    []string // of their papers, without an ending
	bundle   bundle
	done     *Packaged
}

func (p *packing) fill(ctx context.Context, withSources bool) error {
	data, err := readWhole(p.list.path, p.list.book.SHA256)
	if err != nil {
		return err
	}
	plan := p.list.choice.Plan
	p.bundle.head = []string{workbook.ManifestHead, plan.CycleChinese() + p.list.of.Name + "标准化试点推荐项目报送材料", p.list.book.Name() + "，定稿于" + p.list.read.Day.Chinese()}
	p.bundle.add(sheets.ListNameOf(plan, p.list.of, p.list.read.Final), data)
	letters, err := p.list.letter(ctx)
	if err != nil {
		return err
	}
	for _, letter := range letters {
		p.bundle.add(letter.Name, letter.Data)
	}
	if err := p.addForms(ctx); err != nil {
		return err
	}
	for _, project := range p.projects {
		n, err := p.addScans(ctx, project)
		if err != nil {
			return err
		}
		p.done.Projects = append(p.done.Projects, PackagedProject{project.Number, project.Name(), n})
	}
	if withSources {
		p.addSources(ctx)
	}
	return ctx.Err()
}

// addForms puts the 申报书 of every project into the package, as it is stamped.
func (p *packing) addForms(ctx context.Context) error {
	forms := make([]ProjectForm, len(p.projects))
	for i, project := range p.projects {
		forms[i] = ProjectForm{Number: project.Number, Application: project.Application, Via: project.Via}
	}
	targets, err := FormTargets(ctx, forms)
	for _, t := range targets {
		if err == nil {
			p.names = append(p.names, strings.TrimSuffix(t.Name, ".xlsx"))
			p.bundle.add(folderForms+"/"+t.Name, t.Data)
		}
	}
	return err
}

// addScans puts the scans of a project into the package, under names of the program: what
// people call a file is theirs.
func (p *packing) addScans(ctx context.Context, project sheets.ListedProject) (n int, err error) {
	for _, scan := range p.scans[project.Key] {
		data, ok := p.came.bytes(ctx, scan.SHA256)
		if ctx.Err() != nil {
			return n, fmt.Errorf("read %s: %w", scan.Path, ctx.Err())
		}
		if !ok {
			p.done.Lost = append(p.done.Lost, scan.Path)
			continue
		}
		n++
		p.bundle.add(fmt.Sprintf("%s/%s/%[1]s%[3]d%[4]s", folderScans, p.names[project.Number-1], n, strings.ToLower(path.Ext(scan.Path))), data)
	}
	return n, nil
}

// addSources puts the workbooks of the counties into the package from which its projects
// come.
func (p *packing) addSources(ctx context.Context) {
	seen := map[string]bool{}
	for _, project := range p.projects {
		if seen[project.Via.SHA256] {
			continue
		}
		seen[project.Via.SHA256] = true
		data, ok := p.came.bytes(ctx, project.Via.SHA256)
		if !ok {
			p.done.NoBooks = append(p.done.NoBooks, project.Via.Path)
			continue
		}
		p.done.Books++
		p.bundle.add(folderSources+"/"+store.CleanName(path.Base(project.Via.Path)), data)
	}
}
