# power at equal size (5 %) per memory & setting
import sys,collections
rows=collections.OrderedDict()
for l in open(sys.argv[1]):
    f=l.split(); rows.setdefault((f[0],f[1],f[2]),[]).append([float(x) for x in f[3:]])
for (s,m,b),v in rows.items():
    if float(b)!=0: continue
    P=sorted((r[0] for r in v),reverse=True); t=P[int(.05*len(P))]
    toldsize=100*sum(int(r[5])&1 for r in v)/len(v)
    for (s2,m2,b2),w in rows.items():
        if (s2,m2)==(s,m) and float(b2)>0:
            pw=100*sum(r[0]>=t for r in w)/len(w); told=100*sum(int(r[5])&1 for r in w)/len(w)
            print(s,m,b2,'thr %.3f power %.1f told %.1f (size %.1f) gap %.1f'%(t,pw,told,toldsize,pw-told))
